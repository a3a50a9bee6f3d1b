package rule

// Version is the version of the library, as receipts show it.
const Version = "0.1.0-dev"
