package person

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Address is where a person can be found, whole or in parts: at least one of Text, Street, City,
// Region, PostalCode, Country, Place, Landmark and Locode.
type Address struct {
	Kind       AddressKind `json:"kind,omitempty" data:"contact" validate:"tip_code"`
	Text       string      `json:"text,omitempty" data:"contact" validate:"required_without_all=Street City Region PostalCode Country Place Landmark Locode,max=1000"`
	Street     string      `json:"street,omitempty" data:"contact" validate:"max=300"`
	Unit       string      `json:"unit,omitempty" data:"contact" validate:"max=100"`
	District   string      `json:"district,omitempty" data:"contact" validate:"max=200"`
	City       string      `json:"city,omitempty" data:"contact" validate:"max=200"`
	Region     string      `json:"region,omitempty" data:"contact" validate:"max=200"`
	PostalCode string      `json:"postal_code,omitempty" data:"contact" validate:"max=20"`
	// Country is a country as text, where it has no code.
	Country string            `json:"country,omitempty" data:"contact" validate:"max=200"`
	Place   jurisdiction.Code `json:"place,omitempty" data:"contact" validate:"tip_code"`
	Locode  Locode            `json:"locode,omitempty" data:"contact" validate:"tip_code"`
	// Lat and Lon are degrees of WGS 84.
	Lat *float64 `json:"lat,omitempty" data:"contact" validate:"omitempty,latitude"`
	Lon *float64 `json:"lon,omitempty" data:"contact" validate:"omitempty,longitude"`
	// Landmark says how to find it where there is no street.
	Landmark string `json:"landmark,omitempty" data:"contact" validate:"max=500"`
	// CareOf is the id of the person around the person with whom it is.
	CareOf   string  `json:"care_of,omitempty" data:"id" validate:"omitempty,tip_id"`
	Verified law.Day `json:"verified,omitzero" data:"contact"`
	From     Date    `json:"from,omitzero" data:"contact"`
	To       Date    `json:"to,omitzero" data:"contact"`
	// Confidential is Yes for the address of a shelter or any other that must not be passed on, and
	// No for one that may be.
	Confidential Answer `json:"confidential,omitempty" data:"contact" validate:"tip_code"`
}

// Barred reports whether a is not to be passed on to anybody: only an address that is recorded as
// not confidential is.
func (a Address) Barred() bool { return a.Confidential != No }

// AddressKind is a kind of address. The zero value means "not recorded".
//
//	home
//	registered        where the person is registered
//	temporary
//	work
//	school
//	mailing
//	former
//	last-known
//	origin            where the person comes from
//	no-fixed-address
//	other
//
// Source: HL7 FHIR R5, value sets address-use and address-type; the others are ours.
type AddressKind string

// A Place is where something was or is.
type Place struct {
	Code   jurisdiction.Code `json:"code,omitempty" data:"location" validate:"tip_code"`
	Locode Locode            `json:"locode,omitempty" data:"location" validate:"tip_code"`
	City   string            `json:"city,omitempty" data:"location" validate:"max=200"`
	Name   string            `json:"name,omitempty" data:"location" validate:"max=300"`
	Kind   PlaceKind         `json:"kind,omitempty" data:"location" validate:"tip_code"`
	// Lat and Lon are degrees of WGS 84.
	Lat *float64 `json:"lat,omitempty" data:"location" validate:"omitempty,latitude"`
	Lon *float64 `json:"lon,omitempty" data:"location" validate:"omitempty,longitude"`
}

// PlaceKind is a kind of place. The zero value means "not recorded".
//
//	private-home
//	street
//	open-area
//	school
//	care-institution
//	reception-centre
//	camp
//	shelter
//	detention
//	police-station
//	health-facility
//	religious-site
//	workplace
//	shop-or-market
//	hotel
//	restaurant-or-bar
//	night-club
//	massage-or-beauty  massage or beauty parlour
//	brothel
//	farm
//	factory
//	construction-site
//	mine
//	vessel
//	vehicle
//	transport-hub      station, port, airport
//	border-point
//	online
//	other
//	unknown
type PlaceKind string
