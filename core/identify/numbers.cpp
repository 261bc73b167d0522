namespace palimpsest::identify {}
