namespace palimpsest::record {}
