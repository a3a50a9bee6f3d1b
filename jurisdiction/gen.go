package jurisdiction

//go:generate go run ../internal/gen
//go:generate go run ../internal/profileschema profile.schema.json
