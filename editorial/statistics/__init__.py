"""What editors see of the use of resources: a report, a page for each resource, a few lines on the home page."""
