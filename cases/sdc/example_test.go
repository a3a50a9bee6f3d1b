package sdc_test

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// show prints a table of two ways with its totals.
func show(rows, columns int, at func(i, j int) string) {
	for i := range rows + 1 {
		for j := range columns + 1 {
			fmt.Printf("%5s", at(i, j))
		}
		fmt.Println()
	}
}

// Counts by form (rows) and citizenship (columns). Two counts are small; hiding these alone would
// not help, since each is its total less the rest.
func ExampleProtect() {
	p, err := sdc.Protect(sdc.Table{Sizes: []int{3, 3}, Counts: []int{
		21, 12, 2,
		17, 9, 14,
		3, 22, 10,
	}}, sdc.Options{Threshold: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	show(3, 3, func(i, j int) string {
		n, status := p.At(i, j)
		if status == sdc.Hidden {
			return "*"
		}
		return fmt.Sprint(n)
	})
	narrow, err := p.Check()
	fmt.Println(len(narrow), "cells are narrower than asked", err)
	// Output:
	//     *   12    *   35
	//    17    9   14   40
	//     *   22    *   35
	//    41   43   26  110
	// 0 cells are narrower than asked <nil>
}

// A table of few persons is not released at all.
func ExampleUnprotectableError() {
	_, err := sdc.Protect(sdc.Table{Sizes: []int{2}, Counts: []int{1, 2}}, sdc.Options{Threshold: 5})
	var e *sdc.UnprotectableError
	fmt.Println(errors.As(err, &e), err)
	// Output:
	// true sdc: table of too few persons: cannot be protected
}

// A table that somebody else has published, with one cell hidden in the first row and two in the
// second.
func ExampleAudit() {
	report, err := sdc.Audit(sdc.Release{
		Sizes:  []int{2, 2},
		Counts: []int{0, 18, 20, 0, 0, 25, 9, 36, 45},
		Hidden: []bool{true, false, false, true, true, false, false, false, false},
	}, 5)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		fmt.Println(f.Index, f.Shown.Min, "to", f.Shown.Max)
	}
	// Output:
	// [0 0] 2 to 2
	// [1 0] 7 to 7
	// [1 1] 18 to 18
}

func ExampleRound() {
	r, err := sdc.Round(sdc.Table{Sizes: []int{2, 3}, Counts: []int{
		21, 12, 2,
		17, 9, 14,
	}}, 5)
	if err != nil {
		fmt.Println(err)
		return
	}
	show(2, 3, func(i, j int) string {
		n, _ := r.At(i, j)
		return fmt.Sprint(n)
	})
	// Output:
	//    25   10    0   35
	//    15   10   15   40
	//    40   20   15   75
}
