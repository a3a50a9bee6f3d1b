package cli

import (
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// signals end a command from outside: Ctrl-C, kill, a closed terminal, and a reader of its messages
// that went away.
var signals = [...]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE}

// A removal is a temporary file that must not stay behind.
type removal struct {
	mu   sync.Mutex
	name string // "" once it is gone or in its place
	stop func()
}

// createRemoved creates a file that is removed if the command is ended by a signal.
func createRemoved(name string, mode fs.FileMode) (*os.File, *removal, error) {
	caught := make(chan os.Signal, 1)
	done := make(chan struct{})
	r := &removal{name: name, stop: func() {
		signal.Stop(caught)
		close(done)
	}}
	r.mu.Lock() // a signal waits for the file, so that it cannot come to be after it was removed
	defer r.mu.Unlock()
	for _, s := range signals {
		if !signal.Ignored(s) { // as under nohup
			signal.Notify(caught, s)
		}
	}
	go func() {
		select {
		case <-done:
		case s := <-caught:
			r.end(s)
		}
	}()
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		r.name = ""
		r.stop()
		return nil, nil, err
	}
	return f, r, nil
}

// end removes the file and lets the signal end the command.
func (r *removal) end(s os.Signal) {
	r.mu.Lock() // and never unlocked: nothing may be put in its place any more
	if r.name != "" {
		os.Remove(r.name)
	}
	signal.Reset(signals[:]...)
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(s) == nil {
		time.Sleep(time.Second) // a signal that is none on this system, or that Go passes over
	}
	os.Exit(1)
}

func (r *removal) remove() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.name != "" {
		os.Remove(r.name)
		r.name = ""
		r.stop()
	}
}

// put renames the file.
func (r *removal) put(to string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.name == "" {
		return errors.New("the output is gone")
	}
	if err := os.Rename(r.name, to); err != nil {
		return err
	}
	r.name = ""
	r.stop()
	return nil
}
