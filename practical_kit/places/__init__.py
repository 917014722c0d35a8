"""« /territoires/ »: cases and resources by place, the map, and territories like mine."""
