package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A Proof shows who asks for something: an id, and a signature over what is asked. It is good for
// that one request and for no other, so that the history of the engine holds nothing that somebody
// could use again.
type Proof struct {
	ID        string `json:"id"`
	Signature []byte `json:"signature"`
}

// ErrNotProved is returned where nobody is shown to stand behind a request.
var ErrNotProved = errors.New("nobody is shown to ask this")

// An Authenticator tells who stands behind a request. It returns [ErrNotProved] where nobody does;
// any other error means that it could not look, and it is asked again. A real system puts its own
// accounts, or an identity provider, here.
type Authenticator interface {
	Who(ctx context.Context, request []byte, p Proof) (id string, err error)
}

// Keys is an [Authenticator] for the demonstration: a folder with the public key of each who may
// ask. The private keys lie beside them, which no real system does.
type Keys struct{ Dir string }

// keyID is what may be part of the name of a file.
var keyID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$`)

// Who implements [Authenticator].
func (k Keys) Who(_ context.Context, request []byte, p Proof) (string, error) {
	if !keyID.MatchString(p.ID) {
		return "", ErrNotProved
	}
	key, err := readKey(filepath.Join(k.Dir, p.ID+".pub"), ed25519.PublicKeySize)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", ErrNotProved
	case err != nil:
		return "", err
	case !ed25519.Verify(key, request, p.Signature):
		return "", ErrNotProved
	}
	return p.ID, nil
}

// Create makes a pair of keys for an id, unless there is one.
func (k Keys) Create(id string) error {
	private := filepath.Join(k.Dir, id+".key")
	if _, err := os.Stat(private); err == nil {
		return nil
	}
	if err := os.MkdirAll(k.Dir, 0o700); err != nil {
		return err
	}
	public, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	write := func(name string, data []byte) error {
		return os.WriteFile(name, []byte(base64.StdEncoding.EncodeToString(data)+"\n"), 0o600)
	}
	return errors.Join(write(filepath.Join(k.Dir, id+".pub"), public), write(private, key.Seed()))
}

// A Credential is what somebody signs requests with.
type Credential struct {
	id  string
	key ed25519.PrivateKey
}

// String prints the id, and never the key.
func (c Credential) String() string { return c.id }

// ReadCredential reads the credential from the file of a private key, which is named after the id.
func ReadCredential(name string) (Credential, error) {
	seed, err := readKey(name, ed25519.SeedSize)
	if err != nil {
		return Credential{}, err
	}
	id := strings.TrimSuffix(filepath.Base(name), ".key")
	return Credential{id, ed25519.NewKeyFromSeed(seed)}, nil
}

// Sign proves a request.
func (c Credential) Sign(request []byte) Proof {
	return Proof{ID: c.id, Signature: ed25519.Sign(c.key, request)}
}

func readKey(name string, size int) ([]byte, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != size {
		return nil, fmt.Errorf("%s holds no key", name)
	}
	return key, nil
}

// request returns what a proof signs: what is asked, and of what. The parts cannot run into one
// another.
func request(parts ...string) []byte {
	data, err := json.Marshal(append([]string{"palermo example referral-temporal 1"}, parts...))
	if err != nil {
		return nil // no strings fail
	}
	return data
}
