package hsds

// The objects of HSDS, as far as they have a place here. Names are those of the specification.
type (
	service struct {
		ID                string             `json:"id"`
		Name              string             `json:"name"`
		Status            string             `json:"status"`
		MinimumAge        float64            `json:"minimum_age,omitempty"`
		MaximumAge        float64            `json:"maximum_age,omitempty"`
		Eligibility       string             `json:"eligibility_description,omitempty"`
		Application       string             `json:"application_process,omitempty"`
		Fees              string             `json:"fees_description,omitempty"`
		Interpretation    string             `json:"interpretation_services,omitempty"`
		Alert             string             `json:"alert,omitempty"`
		Email             string             `json:"email,omitempty"`
		AssuredDate       string             `json:"assured_date,omitempty"`
		Organization      organization       `json:"organization"`
		Phones            []phone            `json:"phones,omitempty"`
		Contacts          []contact          `json:"contacts,omitempty"`
		Languages         []language         `json:"languages,omitempty"`
		RequiredDocuments []requiredDocument `json:"required_documents,omitempty"`
		ServiceAreas      []serviceArea      `json:"service_areas,omitempty"`
		Schedules         []schedule         `json:"schedules,omitempty"`
		At                []serviceAt        `json:"service_at_locations,omitempty"`
		Attributes        []attribute        `json:"attributes,omitempty"`
	}
	organization struct {
		ID          string       `json:"id"`
		Name        string       `json:"name"`
		Description string       `json:"description"`
		Website     string       `json:"website,omitempty"`
		Email       string       `json:"email,omitempty"`
		LegalStatus string       `json:"legal_status,omitempty"`
		Parent      string       `json:"parent_organization_id,omitempty"`
		Phones      []phone      `json:"phones,omitempty"`
		Contacts    []contact    `json:"contacts,omitempty"`
		Identifiers []identifier `json:"organization_identifiers,omitempty"`
		Attributes  []attribute  `json:"attributes,omitempty"`
	}
	identifier struct {
		ID     string `json:"id"`
		Scheme string `json:"identifier_scheme,omitempty"`
		Type   string `json:"identifier_type"`
		Value  string `json:"identifier"`
	}
	contact struct {
		ID         string      `json:"id"`
		Department string      `json:"department,omitempty"`
		Email      string      `json:"email,omitempty"`
		Phones     []phone     `json:"phones,omitempty"`
		Attributes []attribute `json:"attributes,omitempty"`
	}
	phone struct {
		ID        string     `json:"id"`
		Number    string     `json:"number"`
		Languages []language `json:"languages,omitempty"`
	}
	language struct {
		ID   string `json:"id"`
		Code string `json:"code,omitempty"`
	}
	requiredDocument struct {
		ID       string `json:"id"`
		Document string `json:"document,omitempty"`
	}
	serviceArea struct {
		ID         string `json:"id"`
		Name       string `json:"name,omitempty"`
		Extent     string `json:"extent,omitempty"`
		ExtentType string `json:"extent_type,omitempty"`
	}
	schedule struct {
		ID        string  `json:"id"`
		ValidFrom string  `json:"valid_from,omitempty"`
		ValidTo   string  `json:"valid_to,omitempty"`
		Freq      string  `json:"freq,omitempty"`
		Interval  float64 `json:"interval,omitempty"`
		ByDay     string  `json:"byday,omitempty"`
		OpensAt   string  `json:"opens_at,omitempty"`
		ClosesAt  string  `json:"closes_at,omitempty"`
	}
	serviceAt struct {
		ID       string   `json:"id"`
		Location location `json:"location"`
	}
	location struct {
		ID            string          `json:"id"`
		Type          string          `json:"location_type"`
		Name          string          `json:"name,omitempty"`
		Addresses     []address       `json:"addresses,omitempty"`
		Accessibility []accessibility `json:"accessibility,omitempty"`
		Attributes    []attribute     `json:"attributes,omitempty"`
	}
	accessibility struct {
		ID          string `json:"id"`
		Description string `json:"description,omitempty"`
	}
	address struct {
		ID         string `json:"id"`
		Address1   string `json:"address_1"`
		City       string `json:"city"`
		Region     string `json:"state_province"`
		PostalCode string `json:"postal_code"`
		Country    string `json:"country"`
		Type       string `json:"address_type"`
	}
	attribute struct {
		ID         string `json:"id"`
		LinkID     string `json:"link_id,omitempty"`
		LinkEntity string `json:"link_entity,omitempty"`
		Value      string `json:"value,omitempty"`
		Term       term   `json:"taxonomy_term"`
	}
	term struct {
		ID          string `json:"id"`
		Code        string `json:"code,omitempty"`
		Name        string `json:"name"`
		Description string `json:"description"`
		Taxonomy    string `json:"taxonomy,omitempty"`
	}
)
