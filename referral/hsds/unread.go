package hsds

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// unread tells every member of data that no struct of this package has.
func unread(data []byte) []Loss {
	var tree any
	if json.Unmarshal(data, &tree) != nil {
		return nil // told already
	}
	var lost []Loss
	var walk func(v any, t reflect.Type, path string)
	walk = func(v any, t reflect.Type, path string) {
		switch v := v.(type) {
		case []any:
			for i, item := range v {
				element := t
				if t.Kind() == reflect.Slice {
					element = t.Elem()
				}
				walk(item, element, path+"/"+strconv.Itoa(i))
			}
		case map[string]any:
			if t.Kind() != reflect.Struct {
				return
			}
			members := map[string]reflect.Type{}
			for i := range t.NumField() {
				name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
				members[name] = t.Field(i).Type
			}
			for name, member := range v {
				at := path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
				inner, known := members[name]
				switch {
				case known:
					walk(member, inner, at)
				case member == nil || path == "" && t != reflect.TypeFor[service]():
				default:
					lost = append(lost, Loss{at, "there is no place for it"})
				}
			}
		}
	}
	if page, ok := tree.(map[string]any); ok && page["contents"] != nil {
		walk(page["contents"], reflect.TypeFor[service](), "/contents")
	} else {
		walk(tree, reflect.TypeFor[service](), "")
	}
	return lost
}
