#!/usr/bin/env bash
# take-made.sh <folder>: puts what a run has made, and no more, into a folder that can be sent to another machine:
# report.json, output/manifest.json and the files of the jobs that were drawn or brought from the cache.
set -euo pipefail
folder=$1
mkdir -p "$folder/output"
# A machine that was killed has no report; nobody could tell what of its output is new.
[ -f report.json ] || exit 0
cp report.json "$folder/"
[ ! -f output/manifest.json ] || cp output/manifest.json "$folder/output/"
node --input-type=module > made.txt <<'SCRIPT'
import { readFileSync } from 'node:fs';
const { jobs } = JSON.parse(readFileSync('report.json', 'utf8'));
const made = jobs.filter(({ state }) => state === 'rendered' || state === 'cached').flatMap(({ files }) => files);
process.stdout.write(made.map((file) => `${file}\n`).join(''));
SCRIPT
(cd output && xargs -r -d '\n' -a ../made.txt cp --parents -t "../$folder/output")
