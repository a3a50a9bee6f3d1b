package hsds

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/referral"
)

// Decode reads HSDS services: a list, a page of an HSDS API, or one service. It returns the
// organisations with their services, what there is no place for, and an error that joins an
// [*Error] for every value that cannot be taken, or a [referral.DecodeError] where the JSON is not
// that of HSDS. A service that has an error is left out; the others are returned with the error.
func Decode(r io.Reader, m Mapping) ([]referral.Organisation, []Loss, error) {
	data, err := io.ReadAll(io.LimitReader(r, strictjson.MaxSize+1))
	if err != nil {
		return nil, nil, err
	}
	list, at, err := services(data)
	if err != nil {
		return nil, nil, err
	}
	d := decoder{mapping: m}
	for i := range list {
		d.service(&list[i], at(i))
	}
	lost := append(d.lost, unread(data)...)
	slices.SortStableFunc(lost, func(a, b Loss) int { return strings.Compare(a.Path, b.Path) })
	return d.organisations, slices.Compact(lost), errors.Join(d.errs...)
}

// services finds the services of a document and the JSON Pointer of each.
func services(data []byte) ([]service, func(int) string, error) {
	under := func(list string) func(int) string {
		return func(i int) string { return list + "/" + strconv.Itoa(i) }
	}
	trimmed := bytes.TrimSpace(data)
	if bytes.HasPrefix(trimmed, []byte("[")) {
		// The strict decoder reads structs: the list is put into one.
		var page struct {
			Contents []service `json:"contents"`
		}
		err := strictjson.Decode(io.MultiReader(strings.NewReader(`{"contents":`), bytes.NewReader(data), strings.NewReader("}")), &page, true)
		return page.Contents, under(""), withoutPrefix(err, "/contents")
	}
	var page struct {
		Contents []service `json:"contents"`
		ID       string    `json:"id"`
	}
	if err := strictjson.Decode(bytes.NewReader(data), &page, true); err != nil {
		return nil, nil, err
	}
	if page.Contents != nil || page.ID == "" {
		return page.Contents, under("/contents"), nil
	}
	var one service
	err := strictjson.Decode(bytes.NewReader(data), &one, true)
	return []service{one}, func(int) string { return "" }, err
}

// withoutPrefix takes a prefix off the paths of the errors joined in err.
func withoutPrefix(err error, prefix string) error {
	var errs []error
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			errs = append(errs, withoutPrefix(e, prefix))
		}
		return errors.Join(errs...)
	}
	if e, ok := errors.AsType[*strictjson.Error](err); ok {
		return &strictjson.Error{Path: strings.TrimPrefix(e.Path, prefix), Offset: max(e.Offset-int64(len(`{"contents":`)), 0), Reason: e.Reason}
	}
	return err
}
