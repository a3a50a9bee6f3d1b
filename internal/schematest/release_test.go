package schematest

import (
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The releases of statistics that the package trends writes, as its golden files hold them, against
// the schema that it publishes.
func TestReleasesOfStatistics(t *testing.T) {
	const dir = "../../cases/trends/"
	s, err := jsonschema.NewCompiler().Compile(dir + "release.schema.json")
	require.NoError(t, err)
	for _, name := range []string{"open", "years"} {
		data, err := os.ReadFile(dir + "testdata/" + name + ".json")
		require.NoError(t, err)
		valid := func(text string) error {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			require.NoError(t, err)
			return s.Validate(v)
		}
		assert.NoError(t, valid(string(data)), name)
		for _, broken := range [][2]string{{`"access":`, `"acces":`}, {`"axes":[{`, `"axes":[],"old":[{`}, {`"count":`, `"hidden":true,"count":`}, {`"count":`, `"counts":`}} {
			changed := strings.Replace(string(data), broken[0], broken[1], 1)
			require.NotEqual(t, string(data), changed)
			assert.Error(t, valid(changed), broken[1])
		}
	}
}
