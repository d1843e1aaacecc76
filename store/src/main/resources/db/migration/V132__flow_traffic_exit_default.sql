-- A server of the version before names no exit when it counts, and may run beside this one.
alter table flow_traffic alter column exit set default '';
