// Package schematest holds the published JSON Schemas against what they describe, with an
// independent validator.
package schematest
