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
	list, at, form, err := services(data)
	if err != nil {
		return nil, nil, err
	}
	d := decoder{mapping: m}
	for i := range list {
		d.service(&list[i], at(i))
	}
	lost := append(d.lost, unread(data, form)...)
	slices.SortStableFunc(lost, func(a, b Loss) int { return strings.Compare(a.Path, b.Path) })
	if d.more > 0 {
		d.errs = append(d.errs, &Error{"", strconv.Itoa(d.more) + " more errors are not listed"})
	}
	return d.organisations, slices.Compact(lost), errors.Join(d.errs...)
}

// page is what a service of HSDS is packed in by an API.
type page struct {
	Contents []service `json:"contents"`
	ID       string    `json:"id"` // of a service that stands alone
}

// services finds the services of a document and the JSON Pointer of each. Form is the value into
// which the document was decoded.
func services(data []byte) (found []service, at func(int) string, form any, err error) {
	under := func(list string) func(int) string {
		return func(i int) string { return list + "/" + strconv.Itoa(i) }
	}
	if bytes.HasPrefix(bytes.TrimSpace(strictjson.TrimMark(data)), []byte("[")) {
		err := strictjson.DecodeWithin(bytes.NewReader(data), &found, true, MaxElements)
		return found, under(""), &found, err
	}
	p := new(page)
	if err := strictjson.DecodeWithin(bytes.NewReader(data), p, true, MaxElements); err != nil {
		return nil, nil, nil, err
	}
	if p.Contents != nil || p.ID == "" {
		return p.Contents, under("/contents"), p, nil
	}
	one := new(service)
	err = strictjson.Decode(bytes.NewReader(data), one, true)
	return []service{*one}, func(int) string { return "" }, one, err
}
