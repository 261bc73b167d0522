namespace palimpsest::archive {}
