"""Makes the sample documents: typesets, redacts, prints, scans, stamps, and keeps the truth."""
