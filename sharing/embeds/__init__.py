"""A resource or a list inside the page of another site. In the order of a request: options (how it is wanted), subjects
(what is shown), embed (both, with the room it takes), views (the frames), framing (who may frame them); maker and codes
write what others paste; reading finds what an address of this site shows."""
