namespace palimpsest::store {}
