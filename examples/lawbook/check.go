package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
)

// check lays a directory over the registry and tells every fault in it.
func check(r *jurisdiction.Registry, dir string) (*document, error) {
	type fault struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Path    string `json:"path"` // JSON Pointer of the value
		Message string `json:"message"`
	}
	faults := []fault{}
	if err := cli.Directory("-check", dir); err != nil {
		return nil, err
	}
	laid, err := r.Overlay(dir, os.DirFS(dir))
	if found, ok := errors.AsType[*jurisdiction.LoadError](err); ok {
		for _, p := range found.Problems {
			faults = append(faults, fault{p.File, p.Line, p.Column, p.Path, p.Message})
		}
	} else if err != nil {
		return nil, fmt.Errorf("-check %s: %w", dir, err)
	} else {
		for _, gap := range laid.Gaps() {
			if gap.Topic == "status" && !r.Has(gap.Place) {
				faults = append(faults, fault{string(gap.Place) + ".yaml", 1, 1, "", gap.Why})
			}
		}
	}
	table := section{}
	for _, f := range faults {
		path := f.Path
		if path == "" {
			path = "/"
		}
		table.rows = append(
			table.rows, cells(fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column), path, f.Message),
		)
	}
	if len(faults) == 0 {
		table.rows = [][]cell{cells("no faults")}
	}
	return &document{sections: []section{table}, data: faults, faults: len(faults) > 0}, nil
}
