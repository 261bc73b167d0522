namespace palimpsest::ocr {}
