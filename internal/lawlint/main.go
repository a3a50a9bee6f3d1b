// Command lawlint checks a directory of law data as the library would load it and prints every
// problem with file, line and column. It exits with 1 if there is any.
package main

import (
	"fmt"
	"os"

	"github.com/antitrafficking/palermo/jurisdiction"
)

func main() {
	dir := "jurisdiction/data"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := jurisdiction.Check(os.DirFS(dir)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
