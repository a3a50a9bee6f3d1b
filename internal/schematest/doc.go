// Package schematest holds the JSON Schema of the profiles against the profiles, with an independent validator.
package schematest
