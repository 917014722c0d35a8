"""OEmbed 1.0 (oembed.com), as a provider: other sites make an embed of an address pasted in them."""
