-- 一次成交, 几份合同: the day of the first stands with the purchase, which from then on is not cancelled (政府采购法 第五十条).
update procurement p set contracted_on = signed.first_on
from (
  select a.jurisdiction, a.procurement, min(c.signed_on) as first_on
  from award a
  join contract c on c.jurisdiction = a.jurisdiction and c.award = a.id
  where c.signed_on is not null
  group by a.jurisdiction, a.procurement
) signed
where signed.jurisdiction = p.jurisdiction and signed.procurement = p.id
  and p.contracted_on is null and p.status in ('awarded', 'challenged');
