// Command bulk-beam checks and tabulates case files by the million on Apache Beam: on this machine,
// or on Flink, Spark or Dataflow with the same pipeline.
//
//	bulk-beam -input 'cases-*.jsonl' -output out -on 2026-11-23
//
// The input is JSON Lines, a case file a line. It writes findings.csv (how often each rule had
// which outcome, with which force and in which place) and refused.csv (what was wrong with the
// lines that are no case file: the place in the file and the reason, never a word of the line).
// Both count files and are for those who keep them: their owner alone can read them.
//
// -runner, -endpoint and the other flags of Beam choose where it runs; without them it runs in this
// process.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func main() {
	input := flag.String("input", "", "`files` of JSON Lines, with * for several")
	output := flag.String("output", ".", "`directory` for the results")
	on := flag.String("on", "", "the `day` of the check, YYYY-MM-DD")
	threshold := flag.Int("k", 10, "the smallest `number` of people that the statistics show beside zero")
	basis := flag.String("basis", "", "the `law` by which people are counted without asking, INSTRUMENT:PINPOINT; without it only those who consented are")
	verbose := flag.Bool("v", false, "let the runner tell what it does")
	flag.Parse()
	if !*verbose {
		log.LogLevel = "warn"
	}
	beam.Init() // a worker of a cluster starts here, and never comes back
	if err := run(context.Background(), options{input: *input, output: *output, on: *on, threshold: *threshold, law: *basis}); err != nil {
		fmt.Fprintln(os.Stderr, "bulk-beam:", err)
		os.Exit(2)
	}
}

// options are what the flags say.
type options struct {
	input, output, on string
	threshold         int
	law               string
	basis             *law.Citation // of law
}

func run(ctx context.Context, o options) error {
	if o.input == "" {
		return errors.New("-input: which files?")
	}
	if _, err := law.ParseDay(o.on); err != nil {
		return errors.New("-on: want a day as YYYY-MM-DD")
	}
	if o.threshold < 2 {
		return errors.New("-k: want 2 or more")
	}
	if o.law != "" {
		instrument, pinpoint, ok := strings.Cut(o.law, ":")
		if !ok || instrument == "" || pinpoint == "" {
			return errors.New("-basis: want INSTRUMENT:PINPOINT")
		}
		o.basis = &law.Citation{Instrument: instrument, Pinpoint: pinpoint}
	}
	if err := os.MkdirAll(o.output, 0o700); err != nil {
		return err
	}
	if err := keepPrivate(o.output, "findings.csv", "refused.csv"); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, o)
	return beamx.Run(ctx, p)
}

// keepPrivate makes files that their owner alone can read, since Beam makes them for everybody. It
// leaves what is in them: Beam writes over it once it has something.
func keepPrivate(dir string, names ...string) error {
	for _, name := range names {
		file, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		if err := errors.Join(file.Chmod(0o600), file.Close()); err != nil {
			return err
		}
	}
	return nil
}
