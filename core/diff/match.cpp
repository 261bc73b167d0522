namespace palimpsest::diff {}
