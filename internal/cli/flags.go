package cli

import "flag"

// Parse reads flags and files from args in any order and returns the files. Package flag stops at
// the first file, and would take a flag after it for one more file. What stands after "--" is a
// file.
func Parse(flags *flag.FlagSet, args []string) ([]string, error) {
	var files []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		left := flags.Args()
		if len(left) == 0 {
			return files, nil
		}
		if read := len(args) - len(left); read > 0 && args[read-1] == "--" {
			return append(files, left...), nil
		}
		files, args = append(files, left[0]), left[1:]
	}
}
