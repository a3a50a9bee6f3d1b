// Package duty holds the compliance rules as values, by topic, and asks them of a case file.
package duty
