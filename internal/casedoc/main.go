// Command casedoc writes what is to be known of the case file outside of Go: its JSON Schema and a
// page on every field. Both come from what package cases says of its fields, and the comments of
// the page from the Go source. The module is the directory that holds docs.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: casedoc MODULE")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "casedoc:", err)
		os.Exit(1)
	}
}

func write(module string) error {
	r, err := readRecords()
	if err != nil {
		return err
	}
	s, err := r.schema()
	if err != nil {
		return err
	}
	said, err := comments(module)
	if err != nil {
		return err
	}
	docs := filepath.Join(module, "docs")
	if err := os.WriteFile(filepath.Join(docs, "case-file.schema.json"), s, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(docs, "case-file.md"), r.page(said), 0o644)
}
