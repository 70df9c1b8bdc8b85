import type { LexiconSource } from '#worker/domain/themes/compile-lexicon.ts'

/** English, British and American; apostrophes are taken out before it is looked up. */
export const EN: LexiconSource = {
  ends: `ies>y s es e ed ing ly pped>p pping>p tted>t tting>t rred>r lled>l ers er`,
  least: 3,
  stop: `
    the a an and or of to in on at for with from is was are were be been it its this that these those i my
    me we our you your they them their he she not no but so very just as by had have has did do does dont
    didnt would will can could if when what which who there here im ive order ordered item delivery came
    all too only again still after before then out up
  `,
  not: `not no never nothing without dont doesnt didnt isnt wasnt werent arent havent hasnt hadnt cant cannot
    couldnt wont wouldnt didn doesn wasn nor none zero hardly nobody`,
  reach: 3,
  but: 'but however although though yet except shame',
  groups: {
    no: 'not never no didnt did_not havent have_not hasnt has_not hadnt dont do_not doesnt does_not wasnt was_not isnt is_not',
    parcel: `parcel package packet order item product delivery shipment goods stuff thing box purchase letter
      dress shirt book gift shoes jacket present bag`,
    came: 'arrive arrived came come turn_up turned_up show_up showed_up delivered deliver reach reached get_here got_here received',
    time: 'day week month weeks days months fortnight hours',
    num: `# one two three four five six seven eight nine ten a several few couple many another over`,
    weekday: 'monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight',
    deliver: 'delivery shipping dispatch shipment postage despatch courier post transit',
    bad: `bad poor terrible awful horrible shocking appalling dreadful rubbish crap useless worst atrocious
      disgusting disappointing poorly badly lousy pathetic disgraceful abysmal joke woeful dire unacceptable substandard`,
    good: `good great excellent perfect amazing brilliant fantastic lovely superb wonderful awesome fab fabulous
      outstanding top best beautiful nice super exceptional incredible first_class spot_on top_notch solid decent`,
    people: `staff service support agent advisor assistant rep representative lady guy team person operator
      customer_service customer_care helpline seller manager helpdesk`,
    site: 'site website app page checkout basket cart webpage webshop search_bar login',
    driver:
      'driver courier delivery_guy delivery_man delivery_driver postman delivery_person delivery_company dpd evri hermes',
    locker:
      'locker pickup_point pick_up_point collection_point parcelshop parcel_shop drop_point pickup',
    colour:
      'black white red blue green yellow grey gray pink brown navy purple orange silver gold beige',
    pay: 'payment pay card paypal paying checkout klarna',
    fault:
      'fail failed declined decline rejected error problem issue reject wouldnt_accept wont_accept refused blocked timed_out crash',
    wish: `please wish would_like would_love id_like id_love should could_you add stock sell need would_be_nice
      would_be_great it_would_be hope offer want pity shame introduce wanted do_you_plan will_you bring_back`,
    broken: `broken broke break cracked crack smashed smash damage damaged dented dent crushed crush scratched scratch
      shattered torn ripped bent leaked leaking leak spilt spilled chipped chip scuffed squashed snapped`,
  },
  themes: {
    late: `
      =late, late deliver*|arriv*, overdue, date|deadline has_passed|passed, delayed, delay*, @no .. on_time, not_on_time, took|takes|taking .. @time|forever|age|ages|long|years, @deliver|@parcel .. slow|slowly|forever|ages
      slow|slower @deliver|@parcel|to_arrive|arriv*, @num|# @time .. late|overdue|behind|after, came|arrived .. after|too_late|later, too late, long_time .. arrive|come|deliver*, too_long, so_long
      @num @time .. still|nothing|and_counting, supposed_to|meant_to|promised|should_have .. @weekday|day|# .. came|arrived|took|not|didnt|got, supposed_to be|arrive|come|get .. next_day|@weekday|yesterday
      promised .. but|came|arrived|not, not_delivered .. promised|when, !missed .. birthday|christmas|deadline|party|event, date .. kept|keeps|changed|changing|moved|pushed, rescheduled, pushed_back, waited|waiting .. @num @time|ages|forever
      behind_schedule, later_than, longer_than, ordered .. @time_ago, @num @time_ago, wait .. long|ages|forever
      - refund|return|reply|answer|respon*|chat|phone|email .. took|takes|@time|long, - waited|waiting .. answer|reply|refund|response|chat|phone|hold|call, - later use, - stop* .. after, - after|within @num @time|wash, - pay_later, - ages|year ago bought
      - too_late_to, - opened_later
    `,
    lost: `
      @no .. @came|got|get|received|receive|recieve|recieved|recived, @no_yet .. come, never_got|never_came|never_arriv*|never_receiv*|never_reciev*|never_turn*|never_show*|never_deliver*, =lost, went_missing|gone_missing, parcel|package|order|delivery missing, stolen, vanished, disappeared
      says|marked|shown|status|claims|showing|tracking|apparently .. delivered .. not|nothing|no|but|never|havent|dont|isnt, where_is|wheres my|the, still waiting_for|waiting_on my|the|@parcel, still .. nothing|no_sign, no_sign, still hasnt|havent|not come|arrived|here|got|received, didnt_get_it|didnt_get_my
      nothing_came|nothing_arrived|nothing_here, not_here, nowhere_to_be, no_parcel, no_package, no_delivery, dont_have_it|dont_have_my, never_saw
      - @no @came on_time|in_time, - not|didnt|never|hasnt .. arrive|arrived|come|delivered|received .. on_time|when_promised|with|in_one, - never|not|didnt|no .. receive*|recieve*|get|got .. email|reply|confirmation|refund|answer|response|number|call|update|invoice|discount|code|text
      - still waiting_for refund|my_refund|the_refund|reply|a_reply|an_answer|my_money|answer, - not get_through, - get_what, - lost_money|lost_patience
      - didnt_come_with, - never|not|didnt get_better|to_the|a_reply, - missing from, - no .. delivery_option*|delivery_to, - item missing
    `,
    damaged: `
      @broken, in_pieces|to_pieces|in_bits, dent*, shatter*, smash*, scratch*, crack*, leak*, ripped, hole_in, soaked, soggy, wet box|parcel|package, crush*, torn, stain*
      - broke|broken|break .. after|first|@time|use|within|when_i_used, - after|within|in .. broke|broken|break, - packaging|bag|wrapping ripped|torn|ripped_open, - zip|zipper|strap broke*, - crack*_down, - app|site|page|website broken|crash, - packaging .. ripped|torn, - link_broken
      - broke_down, - leak|leaked data|details
    `,
    wrong_item: `
      wrong item|size|colour|color|product|model|one|order|thing|version|parcel|shoe, different item|model|colour|size|color|product|one .. sent|arrived|came|received|ordered, sent|received|got|delivered .. wrong|different|incorrect, incorrect item|size|colour|order|product
      not|isnt what|the_one|the_item i_order*|order*, someone_elses, somebody_elses, another_persons|another_customer, mixed_up, mix_up, instead_of, ordered|asked_for|wanted|bought .. @colour|#|small|medium|large|size .. got|received|came|sent|arrived|get .. @colour|#|small|medium|large|another|a
      sent me_a_different|me_another|something_else, swapped, not_my_order, picked_wrong, another model|colour|size instead|sent|came
      - wrong house|address|door|place|price|amount|info*|locker, - only_got|got_only|out_of, - instead_of .. help|ring|call|answer, - items|shirts # .. got #_of
    `,
    missing_item: `
      missing part|item|piece|accessor*|screw|one|bit|charger|button|lid|cable|instruction, part|item|piece|one|screw*|shirt|two|cable|charger|bit|lid|some .. missing, item missing|not_there, was|were|are|is missing, =missing from|in, half .. order|items missing|wasnt|werent|not|only, incomplete
      only got|received|sent|came|half|one|part|#, only .. # out_of|of, # out_of #|two|three, got|received one|two|three|# instead_of|out_of, forgot .. include|put|pack|send|belt|the|to, left_out, no charger|instruct*|screw*|manual|cable|remote|lid|batter*|accessor*, not included|in_the_box|in_box|in_parcel|there
      didnt include|come_with|put, without .. charger|cable|screw*|instruct*|lid
      - went|gone missing, - parcel|package|delivery missing, - order_is_missing, - not included vat|tax|price, - only_got_a, - no_instructions_on
    `,
    packaging: `
      @bad|excess|excessive|wasteful|unnecessary|too_much|so_much|less|ridiculous|flimsy|careless|damaged packag*|packing|plastic|wrapping|cardboard|waste|bubble_wrap, packag*|packing|wrapping .. @bad|excess|wasteful|ripped|torn|damaged|open|dirty|flimsy|inadequate|not|could|joke
      @bad|not|carelessly|barely|loosely|inadequately packed|packaged|wrapped|protected, no|hardly|without|zero|lack_of|little bubble*|padding|protection|protective|cushion*, huge|massive|giant|enormous|big|oversized box .. tiny|small|one|for, rattling, thrown_in|chucked_in, way_too_much plastic|packag*|cardboard|paper
      just_in_a bag|box, not .. packed properly|well, too much|many plastic|packag*|bag, over_packaged, overpackaged, unprotected
      - packaging damage .. product|item|goods
    `,
    courier: `
      @driver .. rude|threw|throw|thrown|dumped|left|lied|lie|lying|refused|didnt|did_not|never|wouldnt|couldnt|not|without|impolite|@bad|aggressive|unhelpful|drove|shout*|chucked|claim*|pretend*|unprofessional|swore, @bad|rude|lazy|lying|unhelpful @driver
      threw|thrown|dumped|chucked|tossed .. parcel|package|it|box|over|order, over_the fence|gate|wall, left .. outside|rain|in_the_rain|neighbour|neighbor|doorstep|bin|porch|street|with_a|in_plain|by_the|in_front|pavement, didnt|did_not|without|never|doesnt knock*|ring|ringing|rang
      nobody_was|no_one_was|nobody|noone|wasnt|not|i_was home|in_all_day|at_home|in_when, wrong house|address|door|neighbour|flat, attempted_delivery, attempting_delivery, failed_delivery, to_my_neighbour|to_a_neighbour, refused_to carry|bring|come|take_it_up, couldnt be_bothered_to
      sat_in_all, in_all_day
      - @driver .. polite|friendly|lovely|great, - not bad, - take_it_home, - left_out
    `,
    locker: `
      @locker .. full|closed|wouldnt|broken|didnt|not|different|far|miles|error|shut|code|another|wrong|out_of|jam*|stuck|queue|away|changed|redirected|high|couldnt|door, another|different|wrong|far|full|closed|other @locker, code .. locker|collect*|pickup|pick_up
      redirected, sent|diverted|moved .. another|different @locker|shop|store|post_office, collect .. miles_away|far
      - add|want|please|need|option|offer|wish .. locker, - no .. locker_delivery|locker_option
    `,
    quality: `
      @bad|low|cheap|inferior|terrible|average quality|material|product|fabric|item|make|build|finish|goods|stitch*, quality|material|fabric|product|stitching|item|finish .. @bad|low|thin|cheap|not_good|not_great|disappoint*|went_down|gone_down|average|could, fell|falls|falling apart, stopped|stop|stops work*|charg*|turning
      broke|broken|breaks|break|snapped|ripped|died|ripped|cracked|faded .. after|first|@time|use|within|in_a, after|within|in .. @num|# @time|wash*|use .. broke|died|stopped|hole|fade*|fell|shrunk|useless, zip|zipper|strap|sole|heel|button|handle|seam broke*|came_off|fell|snap*|split, doesnt|does_not|didnt|not|never|dont|wont work*|charge|turn_on|last
      faulty, defect*, flimsy, shoddy, tacky, shrunk, shrank, faded, see_through, thin material|fabric, material|fabric|cloth .. thin|rough|cheap|itchy, not_worth, waste_of_money, cheaply_made, cheap_and, poorly_made|badly_made, rubbish|junk|garbage|tat product|item|quality, =junk, =tat, =crap, battery .. dies|dead|doesnt|last*|drain*|flat, wore_out, worn_out, smells|smelled, tastes @bad|of|like, after .. wash*
      falls_to, not .. good_quality|durable|well_made, unusable, useless product|item, doesnt_last, didnt_last, pilling, bobbl*, came_apart, uncomfortable
      - app|site|website|search|code|voucher|coupon|payment|card|link|locker|checkout|page|login|tracking|button|discount|chat .. doesnt|didnt|not|stopped|wont|does_not|isnt|did_not work*|load*, - machine_wash, - @bad|cheap packag*|service|support|communicat*|quality_of_service
    `,
    description: `
      not|doesnt|didnt|nothing|isnt|never|dont as_described|as_pictured|like_the|match*|as_advertised|as_shown, nothing_like, nothing_as, different .. from|to|than picture*|photo*|descri*|image*|website|online, differs, doesnt|didnt|not|never .. match* .. descri*|pictur*|photo*, mislead*, misrepresent*
      siz* .. off|small|large|wrong|inaccurate|not|tiny|big|weird|incorrect|inconsistent|up, run|runs|ran|comes_up|came_up|fit|fits small|large|big|short|tight|narrow, too small|big|short|tight|large|long|narrow, description|listing|photo|picture|website|ad|it_said|advert .. wrong|said|says|mislead*|inaccurate|lie|different|better|incorrect|states
      said .. its|it_is|but|actually leather|cotton|wool|plastic|polyester, colour|color .. different|not_the_same|nothing_like|darker|lighter|off, smaller|bigger|larger|shorter|darker|lighter .. than .. expect*|look*|picture*|thought|show*|descri*|advert*, doesnt_fit|didnt_fit, not_true_to
      not_what .. picture|photo|expect*|described, looked|looks .. better|bigger|nicer|different|nothing .. online|picture*|photo*|website
      - size .. sent|ordered, - box .. too_big, - huge|big|tiny box, - says_delivered, - site|app|tracking|email .. said|says, - wrong_size .. sent
      - wrong_size
    `,
    payment: `
      @pay .. @fault|declin*|twice|double|wouldnt|not|wont|didnt|stuck|fail*|doesnt|three_times|couldnt|cant, charged|billed|debited|took|taken .. twice|double|two_times|again|too_much|more|extra, double charge*|billed|payment, couldnt|cannot|cant|could_not|unable_to|impossible_to pay|complete|check_out|checkout, @fault .. payment|paying|checkout|pay
      took .. money .. twice, wouldnt|would_not|wont|doesnt|didnt|not accept|take .. card|payment|paypal, overcharged, payment_error, transaction .. fail*|declin*
      - cannot|cant|no .. pay_by|pay_with|pay_later|pay_in, - add|accept|please .. paypal|klarna|apple, - pay for return*|return_post*|post*, - no_option
    `,
    price: `
      expensive, overpriced, pricey, pricy, costly, price|prices|cost|fee .. high|up|rise|risen|increase*|gone|steep|ridiculous|too_much|hike|went|raised|double*|inflated|wrong, @deliver|postage|fee* .. cost*|too_much|more_than|steep|extortion*|expensive|charge*|higher, rip_off, ripoff, rip-off
      discount|voucher|code|coupon|promo|offer|sale .. not|didnt|doesnt|wasnt|wouldnt|invalid|expired|refused|wont|did_not|never|fake, cheaper .. elsewhere|other*|amazon|at|in|on|somewhere, cheaper_else*, elsewhere .. cheaper|less, not_worth, too_much for, higher|high|ridiculous|steep|crazy price*|cost*|fee*, costs more|a_fortune, pay|paying|paid .. return_post*|for_return*|postage|for_post*
      should_be|be cheaper|free, free_delivery should|minimum|threshold, daylight_robbery, lower price*, prices could
      - not .. expensive|pricey, - free_return*, - wrong_price_tag, - cheaper_than, - qr_code, - code .. locker, - low|lower|great|best price, - time .. cost
    `,
    site: `
      @site .. @bad|crash*|slow|buggy|froze|freez*|confus*|error|doesnt|didnt|wont|not|down|glitch*|difficult|hard|clunky|broken|empt*|keeps|log*|hang*|lag*|useless|kept|impossible|annoying|messy|stuck|bug|unusable|blank|complicated
      search* .. useless|doesnt|not|nothing|@bad|never|wont|results|broken, cant|couldnt|cannot|unable_to|could_not|impossible_to|hard_to|difficult_to|kept|had_to log*|login|find|sign_in|register|navigate|create, cant|couldnt|not find .. what|anything|search|product|size_guide|on_the, filter* .. not|dont|doesnt|useless|@bad|broken
      @bad|slow|confusing|buggy|clunky|difficult|complicated|glitchy site|website|app|navigation|interface|checkout, kept_log*|logged_out|logged_me, blank_page|blank_screen, error message|page|when|placing|404, captcha, basket .. empt*|lost|clear*, password .. reset|wont|not
      - courier|driver|shop couldnt|cant find, - find_it cheaper, - find_cheaper, - can_find, - app|site .. says|said|delivered
    `,
    staff: `
      @people .. rude|unhelpful|impolite|@bad|useless|did_not_care|didnt_care|dont_care|couldnt_care|no_help|ignorant|arrogant|unprofessional|clueless|not_help*|couldnt_help|wasnt_help*|didnt_help|hung_up|incompetent|didnt_know|not_interested|condescend*|dismissive|attitude|fobbed|lied|abrupt, @bad|rude|unhelpful|impolite|arrogant|clueless|incompetent|unprofessional|disinterested @people
      no_help, not_helpful, wasnt_helpful, unhelpful, hung_up, fobbed_off, rude, didnt|dont|doesnt|couldnt care, told_me_to|told_to|to_be_told .. call|go|wait|ring|shop, treated .. like|badly|@bad, attitude, zero_help, customer_care|customer_service|support .. joke|non_existent|nonexistent|lacking
      - ~@driver rude|unhelpful|impolite|attitude|no_help, - @people .. not|never rude, - chat .. told_to, - quality_service
    `,
    response_time: `
      no|never|without|zero|havent_had|not reply|response|answer|replies|contact|respond*|repl*|callback|heard_back, nobody|no_one|noone|never|dont|didnt|doesnt|not|they_dont|wont|havent .. answer*|repl*|respond*|pick_up|picks_up|get_back|got_back|called_back|returns, ignor* .. message|email|me|mail|call|my
      cant|couldnt|impossible_to|cannot|unable_to|hard_to|not|tried_to get_through|reach|contact|get_hold|speak, slow|late response|reply|repl*|to_respond|to_reply|answer|respond*, response|reply|answer|email|replies|support|chat .. slow|took|takes|days|week*|forever|ages|late|never, wait*|waited .. answer|reply|response|chat|on_hold|hold|phone|call|agent|speak
      on_hold, email*|messag*|call*|rang|phoned .. times|twice .. no|nothing|without|never, chat* bot|bot, is_a_bot|just_bots, still_waiting .. reply|answer|response, hours on_the_phone|on_hold, hung_on, phone rings|rang|line .. out|busy, unanswered, ghosted, radio_silence
      - no_answer_the_door, - answered .. quick*|fast, - not take_long, - no_contact_delivery
    `,
    communication: `
      no|zero|lack_of|poor|without|never|@bad|little|any|not|terrible|wrong|incorrect|hardly tracking|update*|communication|confirmation|notification|information|info|explanation|warning|notice|word|details|news|status, communication .. @bad|lacking|could|none|zero|non_existent|not|terrible|needs
      nobody|no_one|noone|never|didnt|not|did_not|wasnt|were_not|werent told|tell|inform*|let_me|said|explain*|notif*|contacted|bother*|knew|knows|warned|warn|updated|update|kept, never|didnt|not|havent .. got|get|received|receive|sent|send .. confirmation|email|tracking|notification|update*|invoice|text, tracking .. never|not|didnt|doesnt|wrong|stuck|hasnt|incorrect|no|useless|stopped|broken
      didnt|not|never|nobody even|bother|to call*|explain*, no_idea|dont_know|not_sure|no_clue where|what|when|if|why, kept_in_the_dark, in_the_dark, not_kept, status .. not|never|hasnt|stuck|wrong, out_of_date, without_a_word|without_warning|without_notice|without_telling, nothing_but_silence, not_informed|uninformed|misinformed
      tracking_says .. but|not|nothing
      - not said .. leather|cotton, - no reply, - notice .. quality, - no_details .. on_site
    `,
    return_refund: `
      refund*, return*, complain*, money_back, took|take|refused|wont .. back, sent|send|sending .. back|it_back, exchange, warranty, guarantee .. not|refus*|wont, reimburs*, replacement .. not|no|never|wait*|refus*, claim .. reject*|refus*|denied, rma, restocking_fee, get_my_money
      - easy|free|simple|quick|smooth|hassle_free .. return*|refund*, - return* .. easy|free|simple|quick|smooth, - no|not|cant|zero|nothing|without .. complain*|complaint*, - will|would|definitely return, - refund* .. quick*|fast|instant*|same_day, - return_customer, - returning_customer, - returned my call|call, - sent|sends .. back .. email|reply, - ill_return, - be_returning
    `,
    cancelled: `
      cancelled|canceled|cancel, was|were|been|got cancel*, out_of_stock, not|no_longer|isnt|wasnt|un available .. after|paid|money|order*, took .. money .. available|stock, no_stock, unavailable after|once|now, after .. paid|pay|order* .. out_of|not_available|unavailable|no_stock, sold_out after|then, said .. not_available|its_not_available|unavailable|didnt_have
      - i cancel*, - my|our request, - cancel* subscri*, - couldnt|cant|want_to|tried_to|wanted_to cancel, - always_out
    `,
    trust: `
      scam*, fraud*, fake, counterfeit, not|isnt|arent genuine|authentic|original|legit|real, con_artist*|conmen|con_men, dodgy, spam*, data .. shared|leak*|stolen|sold|breach*|misuse*, shared|sold|leaked|sell .. data|details|email|number|my_info, dont|not|wouldnt|never|cant trust, untrustworthy, knock_off, knockoff, thieves, thief, crooks, ripped_me_off, rogue, shady, suspicious, phishing, cold_calls, fake_reviews, reviews .. fake|bought|paid, criminals, stole, steal
      - not .. scam|fake|fraud, - trust_pilot
    `,
    assortment: `
      @wish .. size|sizes|colour|colours|color|colors|range|option*|shoes|brand*|vegan|selection|kids|styles|flavours|choice|pattern*|plus_size|petite|tall|blue|black|red|green|pink|products|items|men|women|variety, more|wider|larger|bigger|better|greater|broader size*|colour*|color*|choice|selection|range|variety|option|options|styles|brands|flavours
      limited|small|poor|little|not_much|lack_of|narrow|no choice|selection|range|sizes|stock|variety, no|not|dont|never .. in_my_size|plus_size*|larger_size*|big_size*|stock, see .. in_blue|in_black|in_red|in_green|in_pink|in_white|in_other|in_more|in_larger, will|when|do|are .. you .. back_in_stock|restock*|sell|have, restock, back_in_stock, wish_you|wish_they had|sold|stocked|made|did|stock, not_enough choice|sizes|colours|selection
      - payment_option*|delivery_option*|shipping_option*|pay_later, - no_option .. pay|collect|delivery, - sent|arrived|received wrong, - deliver|delivery|ship|slot|payment|paypal|apple|klarna .. please|nice|great|love, - please .. deliver|ship|accept|paypal|apple, - after_i_paid|out_of_stock, - time_slot|delivery_time
    `,
    delivery_options: `
      @wish .. ship|deliver|delivery|shipping|click_and_collect|locker|slot|collection|pickup|pick_up|evening|weekend|saturday, no|lack_of|without|not|dont|doesnt|cant|cannot|wont .. click_and_collect|international|delivery_option*|to_ireland|abroad|overseas|delivery_to|shipping_to|deliver_to|ship_to|next_day_option|weekend_delivery|saturday_delivery|express|collect_in|store_pick*|choose
      click_and_collect .. nice|great|option|please, deliver*|shipping|ship .. to_ireland|abroad|internationally|overseas|to_europe|would_be|nice|please, choose .. delivery|courier|time|slot|date, more delivery|shipping options, delivery|time slot, evening|weekend|saturday|sunday delivery .. nice|great|please|good|option
      - no_delivery_date, - shipping .. cost*|expensive|slow, - delivery .. should_be_free|free, - not .. delivered_to, - promised, - wrong_house, - not_delivered, - should_be next, - shipped .. not
    `,
    payment_options: `
      @wish .. paypal|apple_pay|google_pay|klarna|payment|pay_later|cash|instal*|afterpay|clearpay|bank_transfer|pay|gift_card*, accept|accepting|take paypal|apple_pay|google_pay|klarna|cash|amex, no|not|dont|cant|cannot|lack_of|doesnt|couldnt .. paypal|apple_pay|google_pay|klarna|pay_later|pay_by|pay_with|instal*|amex|cash|payment_option*, cash_on_delivery, more payment options|methods|ways, option_to_pay, ways_to_pay, pay_in_instal*, pay|paying .. would_be_nice|on_delivery|in_instal*
      - declined|failed|fail|error|charged, - pay .. return*|post*
    `,
    praise: `
      recommend*, highly_recommend*, perfect, everything|all good|great|perfect|fine|ok|excellent|well|went|went_well|as_expected, great|good|excellent|amazing|fantastic|lovely|best|brilliant|fab|wonderful|favourite|super shop|store|company|experience|website_and|place|retailer|purchase|job, thank*, happy, satisfied, pleased, !no complaint*|issues|problems, !nothing_to_complain, !cant|couldnt|not fault, !could_not_be|couldnt_be|cant_be happier|better, 5_star|five_star|# star*
      love|loved .. shop|store|site|company|you, buy|order|shop|use|purchase .. again, will|definitely|would .. be_back|return|buy|order|use .. again|soon, delighted, brilliant, excellent, =amazing, =awesome, =fantastic, =superb, impressed, spot_on, top_notch, keep_it_up|keep_up, 10_10, well_done, always_good|always_great, thumbs_up, cheers, ❤, 👍, 🔥, 😍, ⭐
      - not|wouldnt|dont|cannot|cant|wont|never .. recommend*|happy|satisfied|pleased|impressed, - unhappy, - dissatisfied, - less_than_impressed, - 1|one|zero|0 star*, - excellent|brilliant|fantastic|amazing|perfect|superb|awesome quality|service|customer|packag*|price|value|deliver*|product|item|support|staff, - quality|service|packag*|deliver*|price* .. excellent|brilliant|perfect|amazing|fantastic, - never .. again, - fit*|works perfect*, - thanks_for_nothing, - wont buy|order|use again, - perfect*_fit
    `,
    fast: `
      fast|quick|quickly|speedy|prompt|rapid|swift|express|super_quick|lightning @deliver|@parcel|arriv*|service|turnaround, @deliver|@parcel|came|arrived|delivered|shipped|dispatched .. fast|quick|quickly|speedy|prompt*|early|earlier|next_day|same_day|swift*|on_time|in_no_time|sooner|before|the_next|very_next|rapid*, =quick, =fast, really|very|so|super quick|fast, on_time, in_good_time, before .. deadline|date|expected|due|time|schedule, ahead_of, earlier_than|sooner_than, next_day .. came|arrived|here|deliver*, =speedy, prompt*, =early, in_one_day|within_a_day|overnight, quick|fast .. easy|and
      - not .. on_time|quick|fast|prompt*|next_day, - supposed_to|meant_to|promised|should .. next_day|on_time, - quick*|fast answer*|repl*|respon*|help*|to_help|to_respond|broke, - answered|replied|sorted|responded .. quick*|fast, - broke|died|fell .. quick*|fast, - didnt .. on_time, - could_be|not_very quick*|fast*
    `,
    helpful: `
      @good|friendly|helpful|polite|kind|professional|efficient|courteous|caring|attentive @people, @people .. @good|friendly|helpful|polite|kind|professional|efficient|courteous|amazing|sorted|fantastic|very_good|went_above|patient|lovely|understanding, helpful, sorted .. minutes|quick*|straight|problem|issue|out, answered .. quick*|question*|fast|all, helped me|us|with|choose|find, friendly, resolved|solved|fixed .. quick*|problem|issue|my|everything, went_above, above_and_beyond, quick|fast|prompt|speedy repl*|response|to_respond|to_help|answer*|to_reply, driver|courier .. polite|friendly|lovely|nice|helpful|great|kind
      - not|unhelpful|wasnt|isnt .. help*|friendly|polite, - environment*_friendly|eco_friendly|user_friendly, - not .. resolved|solved|sorted|answered, - no .. help
    `,
    good_quality: `
      @good|high|amazing|premium|love_the quality|product|item|material|fabric|dress|shoes|goods|fit|condition|sound|jacket|taste|shirt|bag|stuff, quality|material|fabric|product|item|dress|shoes|shirt|jacket .. @good|amazing|is_high|well_made|is_lovely|soft, works|working|worked .. @good|great|perfect*|well|a_treat|fine|as_expected|like_a, well_made, as_described|as_advertised|as_pictured|as_expected|exactly_as, fit|fits|fitted .. perfect*|well|great|like_a_glove|beautiful*|lovely, love|loved|loves|adore .. it|the|this|my|them dress|shoes|jacket|colour|bag|product|taste|perfume|fabric|so, love_it|loves_it|loved_it, beautiful, gorgeous, durable, comfortable|comfy, nice but, sturdy, delicious, tasty, true_to_size, does_the_job, high_quality, exactly_what
      - not|isnt|wasnt|nothing|never|doesnt .. good|great|as_described|work*|fit*|as_advertised|as_pictured, - beautiful*_wrap*|beautifully_packag*, - love_to, - love_this_shop|love_this_store, - @good service|price|value|deliver*
    `,
    good_price: `
      @good|low|lowest|reasonable|fair|competitive|affordable|decent|excellent price*|value|deal*|offer*|discount*|sale, price* .. @good|low|lowest|reasonable|fair|competitive|right|affordable, value_for_money, bargain, cheap|cheapest|cheaper price*|than|postage|delivery|i_could, =cheap, =cheapest, inexpensive, affordable, worth .. money|penny|price|it, free_delivery|free_shipping|free_postage, good_value|great_value, saved money|a_lot
      - not .. worth|value|cheap, - cheap_and|cheap_quality|cheap_material|cheaply|looks_cheap|feels_cheap|cheap_plastic|cheap_looking, - cheaper .. elsewhere|amazon|other, - should|could be_free|be_cheaper|cheaper, - cheap .. nasty|flimsy, - overpriced, - cheaper_elsewhere
    `,
    well_packed: `
      well|@good|beautifully|nicely|carefully|securely|safely|lovely|perfectly|neatly|properly packed|packaged|wrapped|packag*|packing|boxed|protected|presented, packag*|packing|wrapping .. @good|lovely|secure|was_well|perfect|eco*|minimal|recyclable, packed|packaged|wrapped .. well|carefully|beautifully|securely|nicely|with_care|safely
      - not|isnt|wasnt|poorly .. packed|well|properly|wrapped|packaged, - bad|poor
    `,
    easy: `
      easy, simple, straightforward, hassle_free, smooth*, user_friendly, convenient, effortless*, intuitive, seamless*, painless, no_hassle, !no_fuss, easily
      - not|isnt|wasnt|never|nothing .. easy|simple|straightforward|smooth|intuitive|user_friendly|convenient, - easily broken|scratch*|damage*|break*, - simple_question|simple_request, - easier, - not_an_easy, - simply, - broke*|scratch*|tears easily
    `,
  },
}
