namespace palimpsest::redact {}
