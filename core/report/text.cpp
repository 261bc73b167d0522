namespace palimpsest::report {}
