package jurisdiction_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// opened is a data directory that remembers which files were read.
type opened struct {
	fs.FS
	names []string
}

func (o *opened) Open(name string) (fs.File, error) {
	o.names = append(o.names, name)
	return o.FS.Open(name)
}

func TestOpen_ReadsAProfileWhenItIsAskedFor(t *testing.T) {
	data := &opened{FS: os.DirFS("data")}
	r, err := jurisdiction.Open(data)
	require.NoError(t, err)
	profiles := func() []string {
		return slices.DeleteFunc(slices.Clone(data.names), func(name string) bool { return len(name) != len("MK.yaml") })
	}
	assert.Empty(t, profiles(), "no profile is read before one is asked for")
	for range 2 {
		_, err = r.Get("MK")
		require.NoError(t, err)
		assert.Equal(t, []string{"MK.yaml"}, profiles(), "once, and without the others")
	}
}

func BenchmarkLoad(b *testing.B) {
	data := os.DirFS("data")
	load := func(b *testing.B, places func(*jurisdiction.Registry) []jurisdiction.Code) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := jurisdiction.Open(data)
			require.NoError(b, err)
			for _, code := range places(r) {
				_, err := r.Get(code)
				require.NoError(b, err)
			}
		}
	}
	b.Run("instruments", func(b *testing.B) {
		load(b, func(*jurisdiction.Registry) []jurisdiction.Code { return nil })
	})
	b.Run("one", func(b *testing.B) {
		load(b, func(*jurisdiction.Registry) []jurisdiction.Code { return []jurisdiction.Code{"MK"} })
	})
	b.Run("all", func(b *testing.B) { load(b, (*jurisdiction.Registry).Codes) })
}

// What the yaml package alone takes to read the same files into trees of maps, with no check but
// its own.
func BenchmarkLoad_YAML(b *testing.B) {
	data := os.DirFS("data")
	read := func(b *testing.B, keep func(string) bool) {
		b.ReportAllocs()
		for b.Loop() {
			files, err := fs.ReadDir(data, ".")
			require.NoError(b, err)
			for _, f := range files {
				if !keep(f.Name()) {
					continue
				}
				text, err := fs.ReadFile(data, f.Name())
				require.NoError(b, err)
				var tree any
				require.NoError(b, yaml.Unmarshal(text, &tree))
			}
		}
	}
	shared := func(name string) bool {
		return strings.HasPrefix(name, "instruments") || strings.HasPrefix(name, "status")
	}
	b.Run("instruments", func(b *testing.B) { read(b, shared) })
	b.Run("one", func(b *testing.B) {
		read(b, func(name string) bool { return shared(name) || name == "MK.yaml" })
	})
	b.Run("all", func(b *testing.B) { read(b, func(name string) bool { return strings.HasSuffix(name, ".yaml") }) })
}
