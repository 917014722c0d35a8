"""Settings, one module per way of running: development, test, production. All extend `base`."""
