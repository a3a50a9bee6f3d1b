// Package clearing holds the token without which nobody makes a clearance or sends a referral.
// Being internal, it is out of reach of other modules.
package clearing

// A Token is proof that its holder is a package of this module. The zero Token proves nothing:
// another module can spell it, by letting a type be inferred.
type Token struct{ of *byte }

var mark byte

// Issue returns the token.
func Issue() Token { return Token{&mark} }

// Valid reports whether t was issued.
func (t Token) Valid() bool { return t.of == &mark }
