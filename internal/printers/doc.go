// Package printers holds records against printers of other modules: what package victim says of
// them is tested here, so that the core does not depend on them.
package printers
