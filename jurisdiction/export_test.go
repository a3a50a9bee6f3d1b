package jurisdiction

// Open is open, for tests that count what is read and what it costs.
var Open = open
