// Package cli is what the example commands share: flags that may stand after files and are never
// passed over in silence, days and places in them, where input comes from, and output that is whole
// or not there at all and that others cannot read.
package cli
