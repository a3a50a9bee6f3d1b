package words_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/jurisdiction/words"
)

// catalogue reads a file as it stands.
func catalogue(t testing.TB, tag string) map[string]*i18n.Message {
	t.Helper()
	data, err := os.ReadFile("catalogue/" + tag + ".json")
	if os.IsNotExist(err) {
		return nil // in another script of the same language
	}
	require.NoError(t, err)
	file, err := i18n.ParseMessageFileBytes(data, tag+".json",
		map[string]i18n.UnmarshalFunc{"json": json.Unmarshal})
	require.NoError(t, err)
	out := map[string]*i18n.Message{}
	for _, m := range file.Messages {
		out[m.ID] = m
	}
	return out
}

var place = regexp.MustCompile(`\{[^}]*\}`)

func places(text string) []string {
	out := place.FindAllString(text, -1)
	slices.Sort(out)
	return out
}

func forms(m *i18n.Message) []string {
	return slices.DeleteFunc([]string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other},
		func(s string) bool { return s == "" })
}

// TestCatalogues: a text of another language has the places of the English, is in one script, is
// not much longer, ends as the English does, and uses the terms of the glossary.
func TestCatalogues(t *testing.T) {
	all := english(t)
	terms := glossary(t)
	for _, l := range words.Languages()[1:] {
		t.Run(l.Tag, func(t *testing.T) {
			for key, m := range catalogue(t, l.Tag) {
				of, ok := all[key]
				if !assert.True(t, ok, "%s: there is no such text", key) {
					continue
				}
				if m.Hash != words.Digest(of.English) {
					continue // of an older English: it counts as missing
				}
				texts := forms(m)
				assert.NotEmpty(t, texts, key)
				for _, text := range texts {
					wantPlaces(t, key, of, text)
					assert.Equal(t, strings.TrimSpace(text), text, key)
					assert.Equal(
						t, strings.HasSuffix(of.English, "."), ended(text), "%s: the end of %q",
						key, text,
					)
					assert.Empty(t, mixed(text), "%s: letters of two scripts", key)
					if n := utf8.RuneCountInString(of.English); n > 30 {
						assert.LessOrEqual(
							t, utf8.RuneCountInString(text), 2*n, "%s: too long", key,
						)
					}
				}
				if of.One == "" {
					assert.Equal(t, []string{m.Other}, texts, "%s: depends on no number", key)
				}
				for _, term := range terms.missing(l.Tag, of.English, m.Other) {
					t.Errorf("%s: %q lacks the term %q", key, m.Other, term)
				}
			}
		})
	}
}

func wantPlaces(t *testing.T, key string, of rule.Message, text string) {
	t.Helper()
	want, got := places(of.English), places(text)
	if of.One != "" { // "one step" needs no number
		cut := func(list []string) []string {
			return slices.DeleteFunc(list, func(s string) bool { return s == "{n}" })
		}
		want, got = cut(want), cut(got)
	}
	assert.Equal(t, want, got, "%s: the places of %q", key, text)
}

func ended(s string) bool { return strings.HasSuffix(s, ".") }

// mixed returns the words that have letters of two scripts.
func mixed(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(place.ReplaceAllString(text, " "), func(r rune) bool {
		return !unicode.IsLetter(r)
	}) {
		scripts := 0
		for _, s := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek} {
			if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(s, r) }) {
				scripts++
			}
		}
		if scripts > 1 {
			out = append(out, w)
		}
	}
	return out
}

func TestMixed(t *testing.T) {
	const latinC = "cтаратељ"
	assert.Equal(t, []string{latinC}, mixed("један "+latinC+" {what}, CETS"))
}

// TestPlurals: a message that depends on a number has a form for every number.
func TestPlurals(t *testing.T) {
	for _, l := range words.Languages() {
		w, err := words.For(l.Tag)
		require.NoError(t, err)
		missing := w.Missing()
		for key, m := range english(t) {
			if m.One == "" || slices.Contains(missing, key) {
				continue
			}
			for m.N = 0; m.N <= 121; m.N++ {
				assert.NotContains(t, w.Text(m), "[en]", "%s: %s for %d", l.Tag, key, m.N)
			}
		}
	}
}

// A term of the glossary, in English and in a language.
type term struct {
	English *regexp.Regexp
	Loose   bool
	In      map[string][][]string // by language: the stems of each form
}

type terms []term

// glossary reads the terms. A term is found in a text by the beginnings of its words, for words
// change their ends.
func glossary(t testing.TB) terms {
	t.Helper()
	data, err := os.ReadFile("glossary.yaml")
	require.NoError(t, err)
	var file map[string]map[string]any
	require.NoError(t, yaml.Unmarshal(data, &file))
	var out terms
	for _, entry := range file {
		en := entry["en"].(string)
		en, _, _ = strings.Cut(en, " (")
		x := term{
			English: regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(en) + `s?\b`),
			In:      map[string][][]string{},
		}
		x.Loose, _ = entry["loose"].(bool)
		for tag, v := range entry {
			in, ok := v.(map[string]any)
			if !ok {
				continue
			}
			all := []string{in["t"].(string)}
			also, _ := in["also"].([]any)
			for _, a := range also {
				all = append(all, a.(string))
			}
			for _, form := range all {
				x.In[tag] = append(x.In[tag], stems(form))
			}
		}
		out = append(out, x)
	}
	return out
}

func stems(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		letters := []rune(w)
		if len(letters) > 3 {
			letters = letters[:max(3, len(letters)*6/10)]
			out = append(out, string(letters))
		}
	}
	return out
}

// missing are the terms that the English has and the text does not.
func (ts terms) missing(tag, english, text string) []string {
	text = strings.ToLower(text)
	var out []string
	for _, x := range ts {
		all := x.In[tag]
		if x.Loose || len(all) == 0 || !x.English.MatchString(english) {
			continue
		}
		if !slices.ContainsFunc(all, func(form []string) bool {
			return !slices.ContainsFunc(form, func(s string) bool {
				return !strings.Contains(text, s)
			})
		}) {
			out = append(out, x.English.String())
		}
	}
	return out
}
