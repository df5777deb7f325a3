#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Walks the main job through the API of a running demo (npm start): a caseworker updates a youth's safety plan, the foster
# parent with whom the youth lives reads and acknowledges their copy, and the program manager asks who saw it.
#
#   docs/walk.sh                                  against http://localhost:3000
#   BASE=http://localhost:8080 docs/walk.sh       against another port
#
# Needs bash, curl and node. May be repeated: an authenticator code works once, so a second walk waits for the next one.
set -euo pipefail
cd "$(dirname "$0")/.."
BASE="${BASE:-http://localhost:3000}"
API="$BASE/api/v1"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
show() { printf '  %s\n' "$*"; }
stop() { printf '\nThe walk ends here: %s\n' "$*" >&2; exit 1; }

# read_json EXPRESSION: the value of a JavaScript expression over b, the last answer's body.
read_json() {
  printf '%s' "$BODY" | node -e '
    const b = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const value = new Function("b", `return ${process.argv[1]}`)(b);
    console.log(typeof value === "string" ? value : JSON.stringify(value));' "$1"
}
new_uuid() { node -p 'crypto.randomUUID()'; }

# ask METHOD PATH [BODY] [HEADER...]: sends it with the token of whoever's turn it is; sets STATUS and BODY.
TOKEN=''
ask() {
  local method=$1 path=$2 body=${3:-} answer header
  local given=(--silent --show-error --max-time 20 --request "$method" --write-out '\n%{http_code}')
  [[ -n $TOKEN ]] && given+=(--header "authorization: Bearer $TOKEN")
  [[ -n $body ]] && given+=(--header 'content-type: application/json' --data "$body")
  for header in "${@:4}"; do given+=(--header "$header"); done
  answer=$(curl "${given[@]}" "$API$path") || stop "nothing answers at $BASE. Start it with: npm start"
  STATUS=${answer##*$'\n'}
  BODY=${answer%$'\n'*}
}
# expect STATUS: stops the walk when the last answer was another one.
expect() {
  [[ $STATUS == "$1" ]] || stop "expected $1, but the answer was $STATUS: $BODY"
}

# sign_in NAME: opens a session with the demo's password and the code of this moment; sets TOKEN.
sign_in() {
  local name=$1 try codes message wait
  for try in first second; do
    codes=$(npm run --silent demo:codes -- --json 2>/dev/null) || stop 'npm run demo:codes did not answer.'
    BODY=$codes
    message=$(read_json "(({ agencyCode, signInName, password, code }) =>
      ({ agencyCode, signInName, password, code, device: 'walk' }))(b.find(({ signInName }) => signInName === '$name'))")
    wait=$(read_json 'b[0].secondsLeft + 1')
    TOKEN=''
    ask POST /sign-in "$message"
    [[ $STATUS == 401 && $try == first ]] || break
    show "This code was used already; the next one comes in $wait s."
    sleep "$wait"
  done
  expect 200
  TOKEN=$(read_json b.token)
  show "$(read_json '`${b.displayName}, ${b.role.replaceAll("_", " ")} at ${b.agencyName}${b.isDemo ? " (demo data)" : ""}`')"
}

say '1. A caseworker, a foster parent and a program manager sign in'
sign_in d.reyes; WORKER=$TOKEN
sign_in l.morales; CAREGIVER=$TOKEN
sign_in m.oakley; MANAGER=$TOKEN

say '2. The caseworker finds the youth and opens the plan'
TOKEN=$WORKER
ask GET /youth; expect 200
show "$(read_json '`${b.items.length} youth: ${b.items.map((one) => `${one.usedName} (${one.caseCode})`).join(", ")}`')"
YOUTH=$(read_json 'b.items.find(({ caseCode }) => caseCode === "M-118").id')
ask GET "/youth/$YOUTH/plan"; expect 200
BEFORE=$(read_json b.currentRevision)
show "$(read_json '`M-118: plan ${b.currentRevision}, ${b.stage}, review by ${b.reviewBy}${b.isReviewDue ? " (due)" : ""}`')"

say '3. The caseworker begins a draft, writes, and saves'
ask POST "/youth/$YOUTH/plan/draft" '{"stage":"in_placement"}' "idempotency-key: $(new_uuid)"
if [[ $STATUS == 409 ]]; then
  show 'A draft is open already; the walk goes on with it.'
  ask GET "/youth/$YOUTH/plan/draft"; expect 200
else
  expect 201
fi
VERSION=$(read_json b.version)
LINE=$(read_json '(b.items.find(({ text }) => text?.startsWith("Duerme mejor")) ?? { id: crypto.randomUUID() }).id')
TEXT="Duerme mejor con la luz del pasillo encendida. (Visto a las $(date +%H:%M:%S).)"
CHANGE="{\"items\":[{\"id\":\"$LINE\",\"section\":\"grounding\",\"text\":\"$TEXT\",\"voice\":\"worker\",\"basis\":\"observed\",\"audience\":\"caregiver\"}]}"
ask PATCH "/youth/$YOUTH/plan/draft" "$CHANGE"; expect 428
show 'A change without the version it is based on is refused (428).'
ask PATCH "/youth/$YOUTH/plan/draft" "$CHANGE" "if-match: \"$VERSION\""; expect 200
show "Saved: $TEXT"
STALE=$VERSION
VERSION=$(read_json b.version)
ask PATCH "/youth/$YOUTH/plan/draft" "$CHANGE" "if-match: \"$STALE\""; expect 412
show 'The same change over the older version is refused (412): nobody writes over a colleague.'

say '4. The caseworker signs; the youth agrees'
KEY=$(new_uuid)
ask POST "/youth/$YOUTH/plan/draft/sign" '{"agreement":"agrees"}' "if-match: \"$VERSION\"" "idempotency-key: $KEY"; expect 201
NUMBER=$(read_json b.number)
show "$(read_json '`Plan ${b.number} signed by ${b.signedByName}, ${b.items.length} lines, review by ${b.reviewBy}`')"
ask POST "/youth/$YOUTH/plan/draft/sign" '{"agreement":"agrees"}' "if-match: \"$VERSION\"" "idempotency-key: $KEY"; expect 201
[[ $(read_json b.number) == "$NUMBER" ]] || stop 'the repeated request signed a second time.'
show 'Sent twice with one Idempotency-Key, it is signed once.'
if (( BEFORE > 0 )); then
  ask GET "/youth/$YOUTH/plan/compare?from=$BEFORE&to=$NUMBER"; expect 200
  show "$(read_json '`Compared with plan ${b.from}: ${b.items.length} line(s) differ`')"
fi

say '5. The foster parent reads their copy, and nothing else'
TOKEN=$CAREGIVER
ask GET "/youth/$YOUTH/caregiver-plan?language=es"; expect 200
[[ $(read_json b.number) == "$NUMBER" ]] || stop 'the copy is not of the plan just signed.'
read_json 'b.items.map(({ sectionTitle, text, isQuote }) => `  ${sectionTitle}: ${isQuote ? `“${text}”` : text}`).join("\n")'
ask GET "/youth/$YOUTH/plan"; expect 404
show "The team's plan is not there for a foster parent (404)."

say '6. The foster parent says: I have read it'
ask POST "/youth/$YOUTH/caregiver-plan/acknowledge" "{\"number\":$NUMBER}" "idempotency-key: $(new_uuid)"; expect 200
show "$(read_json '`Copy ${b.number} acknowledged at ${b.acknowledgedAt}`')"
TOKEN=$WORKER
ask GET "/youth/$YOUTH/plan"; expect 200
show "$(read_json '`The caseworker sees: read by ${b.acknowledgements.filter(({ number }) => number === b.currentRevision).map(({ displayName }) => displayName).join(", ")}`')"

say '7. The program manager asks who saw this file'
TOKEN=$MANAGER
ask POST /audit/events/search "{\"youthId\":\"$YOUTH\"}"; expect 200
read_json 'b.items.slice(0, 12).map((one) => `  ${one.at}  ${(one.actorName ?? one.actor?.displayName ?? one.actorId ?? "").padEnd(16)} ${one.action}`).join("\n")'
for act in plan.signed caregiverPlan.opened caregiverPlan.acknowledged; do
  [[ $(read_json "b.items.some(({ action }) => action === '$act')") == true ]] || stop "the log does not tell of $act."
done
show 'Signed, read and acknowledged: it is all there.'

say '8. Everyone signs out'
for TOKEN in "$WORKER" "$CAREGIVER" "$MANAGER"; do ask POST /sign-out; expect 204; done
show 'Done.'
