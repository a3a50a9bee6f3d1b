// Package cli is what the example commands share: flags that may stand after files, where input
// comes from, and output that is whole or not there at all and that others cannot read.
package cli
