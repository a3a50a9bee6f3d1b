package packet

// CheckTo is to whom a content goes that [Check] looks at.
const CheckTo = "b"

// Check is what Seal and Open ask of a content.
func Check(c Content) error {
	c.From, c.To = "a", CheckTo
	if bad := c.check(); bad != nil {
		return bad
	}
	return nil
}
