package jurisdiction

//go:generate go run ../internal/gen
