package packet

// Check is what Seal and Open ask of a content.
func Check(c Content) error {
	c.From, c.To = "a", "b"
	if bad := c.check(); bad != nil {
		return bad
	}
	return nil
}
