namespace palimpsest::align {}
