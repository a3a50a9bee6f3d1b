package strictjson_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ownWords are all that an error may be made of: pointers of our names and numbers, our reasons,
// our names after "did you mean".
var ownWords = regexp.MustCompile(`^(/|(/(id|count|victims|knowledge|name|birth_day|words|stay` +
	`s|next|\d+))+): ` +
	`(\d+ more errors are not listed|[a-zA-Z0-9 ,-]+, at byte \d+` +
	`(; wanted: [a-zA-Z0-9 ,.-]+)?` +
	`(; did you mean "(id|count|victims|knowledge|name|birth_day|words|stays|next)"\?)?)$`)

// No word of a document is in the error, whatever the document.
func FuzzDecode_ErrorsAreOurWords(f *testing.F) {
	for _, seed := range []string{
		`{"id":"c1","Person A":{"x":tru}}`, `{"victims":[{"Person A":{"x":{"y":[1,2,{"z":`, `{` +
			`"Person ~/A":1,"Person ~/A":2}`,
		"{\"a\xff\":1}", `{"victims":[{"next":{"Person`, "\ufeff{", "\xff\xfe", `{"knowlege":{` +
			`"victims":1}}`, `{"a":"\ud800"}`, `[[[`,
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, allowUnknown bool) {
		err := decode(text, allowUnknown)
		for _, line := range told(err) {
			require.Regexp(t, ownWords, line)
		}
		if err != nil {
			require.Equal(t, err.Error(), fmt.Sprintf("%v", err))
			require.NotContains(t, strings.ToLower(err.Error()), "cannot happen")
			require.NotContains(t, err.Error(), "not readable",
				"every refusal has a reason and a place")
		}
	})
}
