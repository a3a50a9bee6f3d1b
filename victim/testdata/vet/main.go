// Command vet prints a record with the two verbs that ask it nothing.
package main

import (
	"fmt"

	"github.com/antitrafficking/palermo/victim"
)

func main() {
	var v victim.Victim
	fmt.Printf("%p\n", v)
	fmt.Println(fmt.Errorf("intake: %w", v))
}
