package cases

import "strconv"

// ptr is the JSON Pointer of a field of an element of a list of the file; of the element, if field
// is empty.
func ptr(list string, i int, field string) string {
	path := "/" + list + "/" + strconv.Itoa(i)
	if field != "" {
		path += "/" + field
	}
	return path
}
