for delay in 1 2 4 8 0; do
    http_status=$(printf %s "$API_KEY" | curl -sS "$URL" \
        --max-time 40 -o body.json -w '%{http_code}' \
        -F 'apiKey=<-' --form-string "bizId=$BIZ_ID" \
        -F imageType=I -F title=Banner \
        -F link=https://example.com -F image=@banner.png
    ) || { exit_status=$?; break; }
    bizppurio-kakao-codes reply body.json \
        --http-status "$http_status" \
        && exit_status=0 || exit_status=$?
    [ "$exit_status" -eq 75 ] && sleep "$delay" || break
done
[ "$exit_status" -eq 0 ] && jq -r .image body.json
