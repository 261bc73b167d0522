namespace palimpsest::page {}
