package hsds

import (
	"slices"

	"github.com/antitrafficking/palermo/internal/strictjson"
)

// unread tells every member of data that no struct of this package has; form is the value into
// which data was decoded. A member of HSDS is named in the path; any other name may be anything,
// and only the offset says which it is. What stands around the list of a page is about no service.
func unread(data []byte, form any) []Loss {
	var lost []Loss
	_, paged := form.(*page)
	strictjson.Unknown(data, form, func(path, name string, offset int64, null bool) {
		if null || paged && path == "" {
			return
		}
		if slices.Contains(standard, name) {
			path += "/" + name
		}
		lost = append(lost, Loss{Path: path, Offset: offset, Why: "there is no place for it"})
	})
	return lost
}

// standard are the members of HSDS 3.0 that have no place with us somewhere.
var standard = []string{
	"accessibility", "accreditations", "additional_urls", "additional_websites", "address_2",
	"addresses", "alert", "alternate_name", "amount", "amount_description", "application_process",
	"assured_date", "assurer_email", "attention", "attributes", "available", "byday", "bymonthday",
	"byweekno", "byyearday", "capacities", "contacts", "cost_options", "count", "country",
	"currency", "department", "description", "details", "document", "dtstart", "duration",
	"eligibility_description", "email", "extension", "extent", "extent_type", "external_identifier",
	"external_identifier_type", "fees", "fees_description", "freq", "funding", "identifier",
	"identifier_scheme", "identifier_type", "identifiers", "interpretation_services", "interval",
	"label", "language", "languages", "last_action_date", "last_action_type", "last_modified",
	"latitude", "legal_status", "licenses", "link_entity", "link_type", "location_type",
	"locations", "logo", "longitude", "maximum", "maximum_age", "metadata", "minimum",
	"minimum_age", "name", "note", "notes", "option", "organization_identifiers",
	"parent_organization_id", "phones", "postal_code", "program", "program_id", "programs",
	"region", "required_documents", "schedule_link", "schedules", "service_areas",
	"service_at_locations", "source", "state_province", "status", "tax_id", "tax_status",
	"taxonomy", "taxonomy_detail", "taxonomy_term", "term_uri", "third_party_identifier", "title",
	"transportation", "type", "unit", "until", "updated", "uri", "url", "urls", "valid_from",
	"valid_to", "value", "version", "wait_time", "website", "wkst", "year_incorporated",
}
